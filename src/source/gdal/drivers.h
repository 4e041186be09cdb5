/* Registrations of OGR's formats that the module uses. GDAL exports them with C linkage but declares
 * them in a header that only C++ can read. */
#ifndef COR_SOURCE_GDAL_DRIVERS_H
#define COR_SOURCE_GDAL_DRIVERS_H

void RegisterOGRCSV(void);
void RegisterOGRFlatGeobuf(void);
void RegisterOGRGPX(void);
void RegisterOGRGeoJSON(void);
void RegisterOGRGeoJSONSeq(void);
void RegisterOGRGeoPackage(void);
void RegisterOGRKML(void);
void RegisterOGRMEM(void);
void RegisterOGRODS(void);
void RegisterOGRPG(void);
void RegisterOGRShape(void);
void RegisterOGRTopoJSON(void);
void RegisterOGRXLSX(void);

#endif
